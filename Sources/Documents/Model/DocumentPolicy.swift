/// What differs from place to place about attributes; the defaults follow the stricter local practice.
package struct DocumentPolicy: Hashable, Sendable {
    /// The attributes in use beside the three national ones (OPN-1).
    package var extraAttributes: Set<DisclosureAttribute>
    /// OPN-3: reasons for every kind other than 主动公开; without it only for 不予公开.
    package var reasonsForAllButProactive: Bool
    /// OPN-9: from the signature, or from the last look, to the next one at the latest.
    package var reviewMonths: Int
    /// OPN-9: working days for a review that something called for.
    package var calledReviewDays: Int

    package init(
        extraAttributes: Set<DisclosureAttribute> = [.severed, .declassified], reasonsForAllButProactive: Bool = true,
        reviewMonths: Int = 12, calledReviewDays: Int = 20
    ) {
        self.extraAttributes = extraAttributes
        self.reasonsForAllButProactive = reasonsForAllButProactive
        self.reviewMonths = min(max(reviewMonths, 1), 60)
        self.calledReviewDays = min(max(calledReviewDays, 1), 250)
    }

    package static let standard = DocumentPolicy()

    package var attributes: [DisclosureAttribute] {
        DisclosureAttribute.allCases.filter { attribute in
            switch attribute {
            case .proactive, .onRequest, .withheld: true
            case .severed, .declassified: extraAttributes.contains(attribute)
            }
        }
    }

    func needsReason(_ attribute: DisclosureAttribute) -> Bool {
        reasonsForAllButProactive ? attribute != .proactive : attribute == .withheld
    }
}
