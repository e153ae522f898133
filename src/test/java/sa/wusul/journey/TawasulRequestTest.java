package sa.wusul.journey;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("What a family asks at the Tawasul window")
@OnH2
@CaseStory
class TawasulRequestTest {

	private static final String DETAINEE = "1400949291";

	private static final String WIFE = "1907866667";

	private static final String ACCOUNT = "SA0380000000608010167519";

	@Autowired
	private CaseWork work;

	@Autowired
	private CaseFiles caseFiles;

	@Test
	@DisplayName("stands in the case in words; a call on the same day is not the visit that was asked for before, and asked again it does not tell the number of the first")
	void visitAndCall() {
		var visit = this.work.handIn("tawasul", "tawasul-visit-request", visit("ORDINARY", WIFE));
		var call = this.work.handIn("tawasul", "tawasul-visit-request", visit("VOICE", WIFE));

		assertThat(this.caseFiles.get(visit).requestText()).contains("نوع الزيارة: زيارة عادية",
				"رقم هوية النزيل: " + DETAINEE);
		assertThat(this.caseFiles.get(call).requestText()).contains("نوع الزيارة: اتصال صوتي");
		assertThatThrownBy(() -> this.work.handIn("tawasul", "tawasul-visit-request", visit("VOICE", WIFE)))
			.hasMessage("request.alreadySubmittedInConfidence");
	}

	@Test
	@DisplayName("names the detainee beside the requester's own words, and the account to nobody")
	void assistance() {
		var answers = requester();
		answers.putAll(Map.of("assistanceKind", "RENT", "requestText", "حل موعد الإيجار", "iban", ACCOUNT));

		var file = this.caseFiles.get(this.work.handIn("tawasul", "tawasul-assistance-request", answers));

		assertThat(file.requestText()).isEqualTo("حل موعد الإيجار\nنوع المساعدة: إيجار\nرقم هوية النزيل: " + DETAINEE);
		assertThat(this.caseFiles.particulars(file.reference())).containsEntry("iban", ACCOUNT);
	}

	@Test
	@DisplayName("is refused with the name of the number that is wrong")
	void wrongNumber() {
		assertThatThrownBy(() -> this.work.handIn("tawasul", "tawasul-visit-request", visit("VIDEO", "1907866668")))
			.hasMessage("identity.checksumOf|رقم هوية الزائر الأول");
		assertThatThrownBy(() -> this.work.handIn("tawasul", "tawasul-visit-request", visit("VIDEO", "9907866667")))
			.hasMessage("identity.formOf|رقم هوية الزائر الأول");
	}

	private static Map<String, Object> visit(String kind, String visitor) {
		var answers = requester();
		answers.putAll(Map.of("visitKind", kind, "wantedFrom", "SOONEST", "visitorsNamed", "ONE", "firstVisitorName",
				"شيخة بنت علي القرني", "firstVisitorIdentityNumber", visitor));
		return answers;
	}

	private static Map<String, Object> requester() {
		return new HashMap<>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "women", "requesterName",
				"شيخة بنت علي القرني", "identityNumber", WIFE, "mobile", "0501234567", "detaineeIdentityNumber",
				DETAINEE));
	}

}
