import Kernel

/// The roles of `DisclosureRequest.reach`, for the border that SQL draws.
enum RequestReach {
    static let above: Set<Role> = [.opennessOffice, .officeHead, .supervisor, .leader, .principalHead]
    static let office = above.union([.requestHandler, .legalReviewer, .secrecyReviewer])
}
