/// What a round of sealing did.
package struct SealingReport: Hashable, Sendable {
    /// Files that lay in clear.
    package var sealed = 0
    /// References that were under an older key.
    package var renewed = 0
    /// Files in clear that are gone from the disk.
    package var removed = 0
    /// Files that could not be read or opened; they are left as they are.
    package var failed = 0

    package init() {}
}
