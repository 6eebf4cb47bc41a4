package import Kernel

/// One article as feeds and open data give it.
package struct OpenRecord: Hashable, Sendable {
    /// What a structured article says beside its text: the name of the field, its key, its value.
    package struct Fact: Hashable, Sendable {
        package let key: String
        package let name: String
        package let value: String

        package init(key: String, name: String, value: String) {
            self.key = key
            self.name = name
            self.value = value
        }
    }

    package var id: String
    package var address: String
    package var title: String
    package var summary = ""
    package var documentNumber = ""
    package var indexNumber = ""
    package var issuer = ""
    package var column: String
    package var publishedAt: Moment
    package var updatedAt: Moment
    package var facts: [Fact] = []

    package init(id: String, address: String, title: String, column: String, publishedAt: Moment, updatedAt: Moment) {
        self.id = id
        self.address = address
        self.title = title
        self.column = column
        self.publishedAt = publishedAt
        self.updatedAt = updatedAt
    }
}
