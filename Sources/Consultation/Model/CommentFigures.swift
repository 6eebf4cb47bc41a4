/// What came in and what became of it, in one sentence for page and file.
package enum CommentFigures {
    package static func sentence(_ result: ConsultationResult) -> String {
        let counts = result.counts
        guard counts.accepted > 0 else {
            let apart = counts.setAside > 0 ? "另有\(counts.setAside)条与草案无关，没有计入。" : ""
            return "征求意见期间未收到意见。\(apart)"
        }
        let parts = CommentGroup.Adoption.allCases.map { "\($0.chinese)\(result.count($0))条" }
        let apart = counts.setAside > 0 ? "；另有\(counts.setAside)条与草案无关，没有计入" : ""
        return "收到意见\(counts.accepted)条，归纳为\(result.groups.count)组：\(parts.joined(separator: "，"))\(apart)。"
    }
}
