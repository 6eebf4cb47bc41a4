enum RedactionTestsPlaceholder {}
