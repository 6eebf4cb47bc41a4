/// Why a person must look at something that was read.
package enum ReviewCode: String, CaseIterable, Sendable {
    case damagedHeading = "damaged_heading"
    case missingSection = "missing_section"
    case splitTable = "split_table"
    case damagedHeaderRow = "damaged_header_row"
    case inheritedUnits = "inherited_units"
    case ambiguousUnits = "ambiguous_units"
    case blankUnitCell = "blank_unit_cell"
    case missingSeparator = "missing_separator"
    case unnumberedParagraphs = "unnumbered_paragraphs"
    case unbalancedBracket = "unbalanced_bracket"
    case suspectedTypo = "suspected_typo"
    case unitCellNote = "unit_cell_note"

    /// Which field of the task or plan it is about.
    package var field: String {
        switch self {
        case .damagedHeading, .missingSection: "section_path"
        case .splitTable, .damagedHeaderRow: "table"
        case .inheritedUnits, .ambiguousUnits, .blankUnitCell, .missingSeparator, .unbalancedBracket, .suspectedTypo,
            .unitCellNote:
            "units"
        case .unnumberedParagraphs: "text"
        }
    }

    /// What was done and what to check.
    package var message: String {
        switch self {
        case .damagedHeading: "标题中有识别留下的空格，可能缺字；已按原文保留，请对照原件核对。"
        case .missingSection: "标题序号有缺，这一条属于哪个部分不明；已留空，请选择。"
        case .splitTable: "表格被分成几段，后面几段没有表头；已按同一张表读取，请核对衔接处。"
        case .damagedHeaderRow: "表头文字有残缺；已按可辨认的字和内容判断各列，请核对。"
        case .inheritedUnits: "单位栏为空，已沿用上一行的单位，请核对。"
        case .ambiguousUnits: "前一个单位没有写明职责，已列为责任单位；也可能是牵头单位，请核对。"
        case .blankUnitCell: "有一个单位栏为空，已按“没有”处理；也可能与上一行相同，请核对。"
        case .missingSeparator: "单位之间可能缺少分隔符号，已按一个名称保留，请核对。"
        case .unnumberedParagraphs: "后面几段没有序号，已并入这一条，请核对是否应分开。"
        case .unbalancedBracket: "单位名称的括号不配对，已按原文保留，请核对。"
        case .suspectedTypo: "“合”可能是“和”的误写，已按两个单位读取，请核对。"
        case .unitCellNote: "单位栏中有一段说明，没有作为单位读取，请核对。"
        }
    }
}

/// A sentence for the person who confirms the plan.
package struct DraftNote: Hashable, Sendable {
    package var code: String
    package var field: String
    package var message: String
    /// Where, in words: `第2页第3行`.
    package var place: String

    package init(code: String, field: String, message: String, place: String) {
        self.code = code
        self.field = field
        self.message = message
        self.place = place
    }
}
