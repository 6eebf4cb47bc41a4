enum RequestsTestsPlaceholder {}
