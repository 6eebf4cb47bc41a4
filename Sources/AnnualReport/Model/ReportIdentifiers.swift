package import Kernel

package enum YearReportSubject {}
package enum ManualFigureSubject {}
package enum ReceivedReportSubject {}
/// 一个机关一年的年度报告.
package typealias YearReportID = Identifier<YearReportSubject>
/// 一项人工填报的数字.
package typealias ManualFigureID = Identifier<ManualFigureSubject>
/// 收到的下级机关的一份年度报告.
package typealias ReceivedReportID = Identifier<ReceivedReportSubject>
