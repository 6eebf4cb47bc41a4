/// What a detector saw, before the whole sentence is known.
struct Finding {
    let kind: HitKind
    let start: Int
    let end: Int
    let rule: String
    var confidence: Confidence
    var suggestion: String?
    /// Counts only beside a person: landline, address, disease.
    var isConditional = false

    init(
        _ kind: HitKind, _ start: Int, _ end: Int, _ rule: String, _ confidence: Confidence, suggestion: String? = nil,
        isConditional: Bool = false
    ) {
        self.kind = kind
        self.start = start
        self.end = end
        self.rule = rule
        self.confidence = confidence
        self.suggestion = suggestion
        self.isConditional = isConditional
    }

    func contains(_ other: Finding) -> Bool { start <= other.start && other.end <= end }
}
