import Kernel
import Screening
import Testing

@Suite struct ScreeningContextTests {
    @Test(
        "A name counts by what stands before it (PII-2)",
        arguments: [
            ("患者张三因发热就诊", "name 张三 medium"), ("患者：张三，男", "name 张三 high"), ("姓名：李四", "name 李四 medium"),
            ("申请人欧阳雪向我局提出申请", "name 欧阳雪 medium"), ("死者阿依古丽·买买提", "name 阿依古丽·买买提 high"),
            ("联系人：王芳", "name 王芳 low"), ("患者张某，女", ""), ("患者李××", ""), ("让患者平卧，保持呼吸道通畅", ""), ("当事人陈述申辩", ""),
            ("申请人应当补正", ""),
            ("患者安全目标", ""), ("患者高血压控制率", ""), ("当事人于2026年3月", ""), ("申请人向本机关提出", ""), ("患者满意度", ""), ("患者和家属", ""),
            ("姓名与身份证号应当一致", ""), ("联系人王芳", ""),
        ])
    func name(text: String, expected: String) { #expect(Sample.found(text) == expected) }

    @Test("The head of a column tells what a cell holds")
    func columns() {
        #expect(Sample.found("张三", head: "姓名") == "name 张三 medium")
        #expect(Sample.found("张　三", head: "患者姓名") == "name 张　三 high")
        #expect(Sample.found("合计", head: "姓名") == "")
        #expect(Sample.found("青禾县人民路1号", head: "家庭住址") == "address 青禾县人民路1号 high")
        #expect(Sample.found("00123456", head: "住院号") == "medical_record 00123456 high")
        #expect(Sample.found("肺结核", head: "诊断结果") == "health 肺结核 medium")
        #expect(Sample.found("E12345678", head: "护照号") == "passport E12345678 high")
        #expect(Sample.found("张三", head: "科室") == "")
    }

    @Test(
        "A landline is personal at home or beside a name, never in an office",
        arguments: [
            ("家庭电话：0571-87654321", "landline 0571-87654321 high"), ("住宅电话010 87654321", "landline 010 87654321 high"),
            ("申请人张三，电话0571-87654321", "name 张三 medium; landline 0571-87654321 medium"),
            ("申请人张三（0571）87654321", "name 张三 medium; landline （0571）87654321 medium"),
            ("办公电话：0571-87654321", ""), ("咨询电话0571-87654321", ""), ("联系人：张三，办公电话：0571-87654321", "name 张三 low"),
            ("申请人张三不服。监督电话：0571-87654321", "name 张三 medium"),
        ])
    func landline(text: String, expected: String) { #expect(Sample.found(text) == expected) }

    @Test(
        "Where somebody lives",
        arguments: [
            ("家住青禾县城关镇人民路12号3栋501室", "address 青禾县城关镇人民路12号3栋501室 high"),
            ("户籍地址：云岭市南湖区柳林街道8号", "address 云岭市南湖区柳林街道8号 high"),
            ("青禾县城关镇幸福小区3栋2单元501室", "address 青禾县城关镇幸福小区3栋2单元501室 medium"),
            ("村民刘强（白鹭乡柳林村3组12号）", "name 刘强 medium; address 白鹭乡柳林村3组12号 medium"),
            ("办公地址：青禾县人民路88号", ""), ("地址：青禾县人民路88号县卫生健康局3楼", ""),
        ])
    func address(text: String, expected: String) {
        let found = Sample.found(text)
        #expect(found.hasPrefix(expected) && found.isEmpty == expected.isEmpty, "\(found)")
    }

    @Test("A disease is somebody's only beside the person (PII-5)")
    func health() {
        #expect(Sample.found("患者张三因肺结核住院") == "name 张三 medium; health 肺结核 medium")
        #expect(Sample.found("患者张三，诊断为肺结核。") == "name 张三 high; health 诊断为肺结核 medium")
        #expect(Sample.found("肺结核防治工作方案") == "")
        #expect(Sample.found("患者张三出院。全县肺结核发病率下降") == "name 张三 medium")
        #expect(Sample.found("11010519491231002X，艾滋病") == "id_card 11010519491231002X high; health 艾滋病 medium")
    }

    @Test("What was read off a picture is never surer than medium")
    func pictures() {
        let hits = Sample.screen.hits(in: "11010519491231002X", isFromOCR: true)
        #expect(hits.map(\.confidence) == [.medium])
    }

    @Test("Allowed passages are no hits, however their digits are joined")
    func allowed() {
        let lines = ScreeningPolicy.allowedLines("# 办公电话\n0571-87654321\n\n 13800001111 \n卫计委\n")
        #expect(lines == ["0571-87654321", "13800001111", "卫计委"])
        let screen = Screen(.shipped(allowed: lines), today: Sample.today)
        for text in ["申请人：张　", "家庭电话0571 87654321", "手机138-0000-1111", "卫计委"] { #expect(screen.hits(in: text).isEmpty) }
        #expect(screen.hits(in: "手机138-0000-1112").count == 1)
    }

    @Test("Offsets count Unicode scalars")
    func offsets() {
        let text = "𠮷👨‍👩‍👧é：11010519491231002X，13812345678"
        let scalars = Array(text.unicodeScalars)
        let hits = Sample.hits(text)
        #expect(hits.map(\.kind) == [.idCard, .mobile])
        for hit in hits {
            #expect(String(String.UnicodeScalarView(scalars[hit.start..<hit.end])) == hit.text)
        }
    }
}
