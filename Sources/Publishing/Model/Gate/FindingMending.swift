extension Finding {
    /// Whether one click can mend it: it stands in the article itself, and there is something to put in its place.
    package var isMendable: Bool { !suggestion.isEmpty && !place.hasPrefix("附件") && place != "来源" }
}
