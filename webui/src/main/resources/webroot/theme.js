// Runs before the first paint, so that the page never flashes in the wrong colours. The choice (light, dark or auto) is kept
// in this browser only.
(() => {
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => {
    try {
      return localStorage.getItem('cloudy-theme') || 'auto';
    } catch {
      return 'auto'; // storage may be forbidden
    }
  };
  const apply = () => {
    const choice = chosen();
    root.dataset.bsTheme = choice === 'auto' ? (system.matches ? 'dark' : 'light') : choice;
    root.dataset.themeChoice = choice;
  };
  root.classList.replace('no-js', 'js');
  system.addEventListener('change', apply);
  window.addEventListener('cloudy:theme', apply);
  apply();
})();
