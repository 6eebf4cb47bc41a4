import Site

extension FormFields {
    /// What a form begins with.
    init(starting values: [String: String]) {
        self.init()
        for (name, value) in values { add(value, to: name) }
    }
}
