/// A record that keeps a figure from being met.
package struct MeasuredItem: Hashable, Sendable {
    /// `《关于……的通知》未解读`.
    package let title: String
    /// The path of its page in the console; empty when it has none.
    package let address: String
    /// What is wrong with it: `期限 2026-03-13`.
    package let note: String

    /// The parts as they are.
    package init(title: String, address: String = "", note: String = "") {
        self.title = title
        self.address = address
        self.note = note
    }
}

/// A figure with the records that break it.
package struct MeasureReading: Hashable, Sendable {
    /// The figure.
    package let measure: Measure
    /// At most `mostItems` of the records that break it.
    package let items: [MeasuredItem]

    /// Items beyond `mostItems` are dropped.
    package init(_ measure: Measure, items: [MeasuredItem] = []) {
        self.measure = measure
        self.items = Array(items.prefix(MeasureReading.mostItems))
    }

    /// No list of a check is longer.
    package static let mostItems = 50
}
