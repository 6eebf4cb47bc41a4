import Foundation

/// What data there is, in the words of DCAT, for those who collect data sets of many sites.
package struct OpenDataCatalogue: Sendable {
    /// One data set: a column, or a table of another capability.
    package struct DataSet: Sendable, Hashable {
        package let title: String
        package let description: String
        package let keywords: [String]
        package let page: String
        package let table: String
        package let objects: String
        /// Nil where nothing can be subscribed to.
        package let feed: String?

        package init(
            title: String, description: String, keywords: [String], page: String, table: String, objects: String,
            feed: String?
        ) {
            self.title = title
            self.description = description
            self.keywords = keywords
            self.page = page
            self.table = table
            self.objects = objects
            self.feed = feed
        }
    }

    let title: String
    let publisher: String
    let address: String
    let sets: [DataSet]

    package init(title: String, publisher: String, address: String, sets: [DataSet]) {
        self.title = title
        self.publisher = publisher
        self.address = address
        self.sets = sets
    }

    package static let type = "application/ld+json; charset=utf-8"

    package func bytes() throws -> [UInt8] {
        let agent = Agent(name: publisher)
        return try OpenJSON.bytes(
            Catalogue(
                id: address, title: title, publisher: agent,
                dataset: sets.map { set in
                    Entry(
                        id: set.page, title: set.title, description: set.description, keyword: set.keywords,
                        landingPage: set.page, publisher: agent,
                        distribution: [
                            Distribution(title: "CSV", downloadURL: set.table, mediaType: "text/csv"),
                            Distribution(title: "JSON", downloadURL: set.objects, mediaType: "application/json"),
                        ]
                            + (set.feed.map {
                                [Distribution(title: "Atom", downloadURL: $0, mediaType: "application/atom+xml")]
                            } ?? []))
                }))
    }

    private struct Catalogue: Encodable {
        let context = [
            "@vocab": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        ]
        let type = "Catalog"
        let id: String
        let title: String
        let publisher: Agent
        let dataset: [Entry]

        enum CodingKeys: String, CodingKey {
            case context = "@context"
            case type = "@type"
            case id = "@id"
            case title = "dct:title"
            case publisher = "dct:publisher"
            case dataset
        }
    }
    private struct Agent: Encodable {
        let type = "foaf:Agent"
        let name: String

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case name = "foaf:name"
        }
    }
    private struct Entry: Encodable {
        let type = "Dataset"
        let id: String
        let title: String
        let description: String
        let keyword: [String]
        let landingPage: String
        let publisher: Agent
        let distribution: [Distribution]

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case id = "@id"
            case title = "dct:title"
            case description = "dct:description"
            case publisher = "dct:publisher"
            case keyword, landingPage, distribution
        }
    }
    private struct Distribution: Encodable {
        let type = "Distribution"
        let title: String
        let downloadURL: String
        let mediaType: String

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case title = "dct:title"
            case downloadURL, mediaType
        }
    }
}
