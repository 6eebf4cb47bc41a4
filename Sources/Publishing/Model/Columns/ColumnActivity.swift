package import Kernel

/// What is readable in a column, the articles listed there from elsewhere included: what catalogues measure.
package struct ColumnActivity: Hashable, Sendable {
    package let count: Int
    package let last: Day?

    package init(count: Int, last: Day?) {
        self.count = count
        self.last = last
    }
}
