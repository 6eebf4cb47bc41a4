extension RichDocument {
    /// The canonical HTML of the body: the same model gives the same bytes, and reading it back and writing it again
    /// gives them too. Embedded pictures have no address and are left out: store them first.
    package var html: String {
        ""
    }

    /// The words alone: a line for each paragraph and each row, cells parted by tabs.
    package var plainText: String {
        ""
    }
}
