import Foundation

/// Numbers as text, independent of any locale.
enum NumberText {
    static func fixed(_ number: Double, places: Int) -> String {
        String(format: "%.\(min(15, max(0, places)))f", number)
    }
}
