/// How much a reader takes from one file. Sizes are counted while inflating, never believed.
package struct ReadingLimits: Sendable, Hashable {
    /// The file itself, bytes.
    package var file = 64 << 20
    /// Everything inflated out of one archive, bytes.
    package var inflated = 200 << 20
    /// One XML part, bytes.
    package var part = 96 << 20
    /// Entries of one archive.
    package var entries = 2_000
    /// Inflated to packed bytes of one entry, once it is over one MiB.
    package var ratio = 100
    /// How deep elements may stand in one another.
    package var depth = 200
    /// Grid places of one table.
    package var gridPlaces = 1_000_000
    /// Text of the whole document, bytes.
    package var text = 32 << 20
    /// Pages of a PDF.
    package var pages = 500

    /// The limits for uploads.
    package static let standard = ReadingLimits()

    /// The standard limits, to be changed one by one.
    package init() {}
}
