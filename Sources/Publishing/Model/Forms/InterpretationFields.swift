/// The fields of 政策解读: which document it explains, in which form, by whom (INT-4, INT-5, INT-7).
extension ContentForm {
    static let interpretationFields = [
        ContentField(ContentForm.explains, "解读的文件", .link, .required),
        ContentField(
            "manner", "解读形式", .choice(["文字解读", "图解", "音视频", "新闻发布会", "访谈", "专家解读"]), [.required, .listed]),
        ContentField("interpreter", "解读人"),
    ]

    /// The key of the field that holds the address of the document an interpretation explains.
    package static let explains = "explains"
}
