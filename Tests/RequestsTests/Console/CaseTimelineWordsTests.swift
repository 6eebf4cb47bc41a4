import Testing

@testable import Requests

@Suite struct CaseTimelineWordsTests {
    @Test func `what an applicant did is told in words`() {
        for act in ApplicantAct.allCases where RequestAct(rawValue: act.rawValue) == nil {
            #expect(RequestAct.words(of: "request.applicant.\(act.rawValue)") == act.chinese)
        }
        #expect(RequestAct.words(of: "request.handed") == "接收转来的申请")
    }

    @Test func `no code of the journal reaches a page`() {
        #expect(RequestAct.words(of: "request.something_new") == "办理")
    }
}
