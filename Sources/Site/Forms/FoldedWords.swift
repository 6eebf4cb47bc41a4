import TextForms

/// Words as search folds them: 青衛發[2026]17號 and 青卫发〔2026〕17号 are the same.
package enum FoldedWords {
    /// The characters, letters and digits of `text` in one form each, without what stands between them.
    package static func folded(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: FoldedText(text).pieces.filter { $0.kind != .blank && $0.kind != .stop }.map(\.scalar))
        return String(view)
    }
}
