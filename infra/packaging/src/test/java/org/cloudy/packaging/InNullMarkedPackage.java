package org.cloudy.packaging;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Satisfied by a class whose package is {@link NullMarked}. */
final class InNullMarkedPackage extends ArchCondition<JavaClass> {
    InNullMarkedPackage() {
        super("be in a package with @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(type, marked, type.getName() + " is in a package without @NullMarked"));
    }
}
