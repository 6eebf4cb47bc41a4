enum RequestsPlaceholder {}
