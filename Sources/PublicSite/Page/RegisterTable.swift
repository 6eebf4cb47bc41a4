import Kernel
import Markup
import Publishing
import Site

/// A register: one row an entry, one column a listed field of the form (FOI-20, ENF-1).
struct RegisterTable: Component {
    let form: ContentForm
    let name: String
    let lines: [PublicLine]

    var html: HTML {
        let fields = form.listedFields
        let columns =
            [Table.Column("名称")] + fields.map { Table.Column($0.name, number: isNumber($0)) } + [Table.Column("发布日期")]
        let rows = lines.map { line -> Table.Row in
            let cells: [HTML] = fields.map { field in
                line.fields[field.key].isEmpty ? "" : shown(field, line.fields[field.key])
            }
            return Table.Row(
                ["\(line.title)"] + cells + [DayMark(line.publishedAt.day).html], link: PublicLinks.article(line.id))
        }
        return Table(name, columns: columns, rows: rows).html
    }

    private func isNumber(_ field: ContentField) -> Bool {
        if case .number = field.kind { return true }
        return false
    }

    /// Days as they stand in tables; the rest as on the page of the entry.
    private func shown(_ field: ContentField, _ value: String) -> HTML {
        if case .day = field.kind { return Day(iso: value).map { DayMark($0).html } ?? "\(value)" }
        return FieldFacts.shown(field, value)
    }
}
