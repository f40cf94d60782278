# What the script says, in the user's language. Sourced by the cloudy script.
# shellcheck shell=bash

declare -A texts=(
  [installing]='Installing from Debian: %s\n'
  [no-jdk]='cloudy: A Java development kit, version 21 or newer, is needed. On Debian: sudo apt install openjdk-21-jdk-headless\n'
  [no-maven]='cloudy: Maven is needed for the build. On Debian: sudo apt install maven\n'
  [building]='Building; the first time takes some minutes.\n'
  [build-failed]='cloudy: The build failed. All of its output: %s\n'
  [training]='Training the start-up cache.\n'
  [training-failed]='The start-up cache could not be made; everything works, but starts more slowly. Why: %s\n'
  [usage]='cloudy: This cannot be used here: %s\nSee: cloudy help\n'
  [tests-without]='These packages are missing; tests that need them are skipped or fail: %s\n'
  [tests-passed]='Tests: %s passed, %s failed, %s skipped.\n'
  [tests-failed]='The build or a test failed. Tests: %s passed, %s failed, %s skipped.\n'
  [demo-starting]='Starting %s\n'
  [demo-not-started]='cloudy: %s did not start. Its output: %s\n'
  [demo-not-published]='The page of %s could not be announced.\n'
  [demo-squid]='Squid: %s\n'
  [demo-no-squid]='Squid does not run here; the rest of the demo goes on. Why: %s\n'
  [demo-ready]='\nThe micro cloud is ready:\n'
  [demo-login]='  user: demo   password: %s\n  data: %s\nCtrl-C ends it.\n'
  [demo-without]='cloudy: The network of the demo needs these Debian packages: %s\n'
  [demo-not-joined]='cloudy: %s could not join the micro cloud. All that was said: %s\n'
  [demo-network]='Making a network of its own: a node on the open, two sites behind routers\n'
  [demo-founding]='node-1 founds a micro cloud\n'
  [demo-joining]='%s joins with an invitation by node-1\n'
  [demo-sites]='node-1 is on the open, node-2 and node-3 at home, node-4 and node-5 in the flats.\n'
  [demo-certificates]='Each node made its own certificate, of which a browser warns: here that is as it should be.\n'
  [demo-died]='%s has ended. Its output: %s\n'
  [demo-stopping]='\nStopping the nodes.\n'
  [help]='Usage: cloudy COMMAND

  up     Build what is out of date and start a node in the foreground.
  demo   Run a micro cloud of three nodes on this machine; with --net,
         of five on two sites behind routers.
  build  Build what is out of date.
  test   Run the tests; --unit for those that need no daemon,
         --all for the slow ones too, --fuzz to feed each parser for
         five minutes with what breaks parsers.

After the first build, cloudy help shows the commands of the running node too.\n'
)

texts_es() {
  texts=(
    [installing]='Instalando de Debian: %s\n'
    [no-jdk]='cloudy: Hace falta un kit de desarrollo de Java, versión 21 o posterior. En Debian: sudo apt install openjdk-21-jdk-headless\n'
    [no-maven]='cloudy: Hace falta Maven para compilar. En Debian: sudo apt install maven\n'
    [building]='Compilando; la primera vez tarda unos minutos.\n'
    [build-failed]='cloudy: La compilación ha fallado. Toda su salida: %s\n'
    [training]='Preparando la caché de arranque.\n'
    [training-failed]='No se ha podido hacer la caché de arranque; todo funciona, pero arranca más despacio. Por qué: %s\n'
    [usage]='cloudy: Esto no se puede usar aquí: %s\nMira: cloudy help\n'
    [tests-without]='Faltan estos paquetes; las pruebas que los necesitan se saltan o fallan: %s\n'
    [tests-passed]='Pruebas: %s pasan, %s fallan, %s saltadas.\n'
    [tests-failed]='Ha fallado la compilación o una prueba. Pruebas: %s pasan, %s fallan, %s saltadas.\n'
    [demo-starting]='Arrancando %s\n'
    [demo-not-started]='cloudy: %s no ha arrancado. Su salida: %s\n'
    [demo-not-published]='No se ha podido anunciar la página de %s.\n'
    [demo-squid]='Squid: %s\n'
    [demo-no-squid]='Squid no funciona aquí; el resto de la demostración sigue. Por qué: %s\n'
    [demo-ready]='\nLa micronube está lista:\n'
    [demo-login]='  usuario: demo   contraseña: %s\n  datos: %s\nCtrl-C la acaba.\n'
    [demo-without]='cloudy: La red de la demostración necesita estos paquetes de Debian: %s\n'
    [demo-not-joined]='cloudy: %s no ha podido entrar en la micronube. Todo lo que se dijo: %s\n'
    [demo-network]='Creando una red propia: un nodo en abierto y dos sitios detrás de encaminadores\n'
    [demo-founding]='node-1 funda una micronube\n'
    [demo-joining]='%s entra con una invitación de node-1\n'
    [demo-sites]='node-1 está en abierto, node-2 y node-3 en casa, node-4 y node-5 en los pisos.\n'
    [demo-certificates]='Cada nodo ha hecho su propio certificado, y el navegador avisa de ello: aquí es normal.\n'
    [demo-died]='%s ha acabado. Su salida: %s\n'
    [demo-stopping]='\nParando los nodos.\n'
    [help]='Uso: cloudy ORDEN

  up     Compila lo que haga falta y arranca un nodo en primer plano.
  demo   Ejecuta una micronube de tres nodos en esta máquina; con --net,
         de cinco en dos sitios detrás de encaminadores.
  build  Compila lo que haga falta.
  test   Ejecuta las pruebas; --unit, las que no necesitan demonios;
         --all, también las lentas; --fuzz da a cada analizador cinco
         minutos de lo que rompe analizadores.

Después de la primera compilación, cloudy help enseña también las órdenes del nodo en marcha.\n'
  )
}

texts_ca() {
  texts=(
    [installing]="Instal·lant de Debian: %s\n"
    [no-jdk]="cloudy: Cal un kit de desenvolupament de Java, versió 21 o posterior. A Debian: sudo apt install openjdk-21-jdk-headless\n"
    [no-maven]="cloudy: Cal Maven per compilar. A Debian: sudo apt install maven\n"
    [building]="Compilant; el primer cop triga uns minuts.\n"
    [build-failed]="cloudy: La compilació ha fallat. Tota la seva sortida: %s\n"
    [training]="Preparant la memòria cau d'arrencada.\n"
    [training-failed]="No s'ha pogut fer la memòria cau d'arrencada; tot funciona, però arrenca més a poc a poc. Per què: %s\n"
    [usage]="cloudy: Això no es pot fer servir aquí: %s\nMira: cloudy help\n"
    [tests-without]="Falten aquests paquets; les proves que els necessiten se salten o fallen: %s\n"
    [tests-passed]="Proves: %s passen, %s fallen, %s saltades.\n"
    [tests-failed]="Ha fallat la compilació o una prova. Proves: %s passen, %s fallen, %s saltades.\n"
    [demo-starting]="Engegant %s\n"
    [demo-not-started]="cloudy: %s no ha arrencat. La seva sortida: %s\n"
    [demo-not-published]="No s'ha pogut anunciar la pàgina de %s.\n"
    [demo-squid]="Squid: %s\n"
    [demo-no-squid]="Squid no funciona aquí; la resta de la demostració continua. Per què: %s\n"
    [demo-ready]="\nEl micronúvol està a punt:\n"
    [demo-login]="  usuari: demo   contrasenya: %s\n  dades: %s\nCtrl-C l'acaba.\n"
    [demo-without]="cloudy: La xarxa de la demostració necessita aquests paquets de Debian: %s\n"
    [demo-not-joined]="cloudy: %s no ha pogut entrar al micronúvol. Tot el que es va dir: %s\n"
    [demo-network]="Creant una xarxa pròpia: un node en obert i dos llocs darrere d'encaminadors\n"
    [demo-founding]="node-1 funda un micronúvol\n"
    [demo-joining]="%s hi entra amb una invitació de node-1\n"
    [demo-sites]="node-1 és en obert, node-2 i node-3 a casa, node-4 i node-5 als pisos.\n"
    [demo-certificates]="Cada node ha fet el seu propi certificat, i el navegador n'avisa: aquí és normal.\n"
    [demo-died]="%s ha acabat. La seva sortida: %s\n"
    [demo-stopping]="\nAturant els nodes.\n"
    [help]="Ús: cloudy ORDRE

  up     Compila el que calgui i engega un node en primer pla.
  demo   Executa un micronúvol de tres nodes en aquesta màquina; amb --net,
         de cinc en dos llocs darrere d'encaminadors.
  build  Compila el que calgui.
  test   Executa les proves; --unit, les que no necessiten dimonis;
         --all, també les lentes; --fuzz dona a cada analitzador cinc
         minuts del que trenca analitzadors.

Després de la primera compilació, cloudy help mostra també les ordres del node en marxa.\n"
  )
}

locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
case $locale in
  es | es[_.@]*) texts_es ;;
  ca | ca[_.@]*) texts_ca ;;
esac

# A text with the values of its placeholders.
say() {
  # shellcheck disable=SC2059 # The format is one of ours.
  printf "${texts[$1]}" "${@:2}"
}

fail() {
  say "$@" >&2
  exit 1
}

wrong_usage() {
  say usage "$1" >&2
  exit 2
}
