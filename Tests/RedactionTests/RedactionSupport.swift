import Foundation
import OfficeFormats
import Redaction

/// The children that open files, as the built program would start them.
enum Children {
    static let readers = RedactionReaders(
        executable: (ConfinedReader.ownExecutable as NSString).deletingLastPathComponent + "/ReadingChild")
    static let redactor = Redactor(readers)
}
