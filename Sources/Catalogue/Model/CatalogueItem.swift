package import Kernel

/// The columns of one line, as the official tables have them (CAT-1, CAT-11).
package struct ItemContent: Hashable, Sendable {
    /// 事项类别 or 一级事项.
    package var category: String
    /// 事项名称 or 二级事项.
    package var name: String
    /// 公开内容（要素）.
    package var content: String
    /// 公开依据.
    package var basis: String
    /// 条款内容; the standard catalogue has none.
    package var clause: String
    package var channels: Set<DisclosureChannel>
    /// What 其他 stands for.
    package var otherChannel: String
    package var limit: TimeLimit
    /// 责任科室 or 公开主体, as written.
    package var ownerWords: String
    package var audiences: Set<DisclosureAudience>
    /// Which 特定群体.
    package var group: String
    package var modes: Set<DisclosureMode>
    package var levels: Set<DisclosureLevel>

    package init(
        category: String, name: String, content: String, basis: String, clause: String = "",
        channels: Set<DisclosureChannel>, otherChannel: String = "", limit: TimeLimit, ownerWords: String,
        audiences: Set<DisclosureAudience> = [.everyone], group: String = "",
        modes: Set<DisclosureMode> = [.proactive], levels: Set<DisclosureLevel> = []
    ) {
        self.category = ItemContent.tidy(category)
        self.name = ItemContent.tidy(name)
        self.content = ItemContent.tidy(content)
        self.basis = ItemContent.tidy(basis)
        self.clause = ItemContent.tidy(clause)
        self.otherChannel = ItemContent.tidy(otherChannel)
        self.channels = self.otherChannel.isEmpty ? channels : channels.union([.other])
        self.limit = TimeLimit(ItemContent.tidy(limit.text))
        self.ownerWords = ItemContent.tidy(ownerWords)
        self.group = ItemContent.tidy(group)
        self.audiences = self.group.isEmpty ? audiences : audiences.union([.group])
        self.modes = modes
        self.levels = levels
    }

    /// Lines without white space around them, no empty lines.
    static func tidy(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { $0.tidied }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// What identifies the line to a reader when a table is imported anew.
    package var key: String { "\(category.unspaced)\n\(name.unspaced)" }

    /// `政府网站、两微一端、其他：院内电子屏`.
    package var channelWords: String {
        channels.inOrder().map { channel in
            channel == .other && !otherChannel.isEmpty ? "\(channel.chinese)：\(otherChannel)" : channel.chinese
        }.joined(separator: "、")
    }
}

/// One line of an edition: what must be public, who answers for it.
package struct CatalogueItem: Hashable, Sendable {
    package let id: CatalogueItemID
    package var content: ItemContent
    /// The unit that answers for it; nil until somebody says which one the words mean.
    package var owner: UnitID?
    /// What the import could not settle by itself.
    package var remarks: [String]

    package init(id: CatalogueItemID, content: ItemContent, owner: UnitID?, remarks: [String] = []) {
        self.id = id
        self.content = content
        self.owner = owner
        self.remarks = remarks
    }
}
