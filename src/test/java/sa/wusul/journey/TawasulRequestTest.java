package sa.wusul.journey;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A request at the Tawasul window")
@OnH2
@CaseStory
@Tag("story")
class TawasulRequestTest {

	private static final String DETAINEE = "1400949291";

	private static final String WIFE = "1907866667";

	private static final String ACCOUNT = "SA0380000000608010167519";

	@Autowired
	private CaseWork work;

	@Autowired
	private CaseFiles caseFiles;

	@Test
	@DisplayName("is shown as text in the case; a call on the same day is another request than a visit, and a "
			+ "repetition does not reveal the first number")
	void visitAndCall() {
		var visit = this.work.handIn("tawasul", "tawasul-visit-request", visit("ORDINARY", WIFE));
		var call = this.work.handIn("tawasul", "tawasul-visit-request", visit("VOICE", WIFE));

		assertThat(this.caseFiles.get(visit).request().text()).contains("نوع الزيارة: زيارة عادية",
				"رقم هوية النزيل: " + DETAINEE);
		assertThat(this.caseFiles.get(call).request().text()).contains("نوع الزيارة: اتصال صوتي");
		assertThatThrownBy(() -> this.work.handIn("tawasul", "tawasul-visit-request", visit("VOICE", WIFE)))
			.hasMessage("request.alreadySubmittedInConfidence");
	}

	@Test
	@DisplayName("shows the detainee beside the requester's own words, and the account to no reader")
	void assistance() {
		var answers = requester();
		answers.putAll(Map.of("assistanceKind", "RENT", "requestText", "حل موعد الإيجار", "iban", ACCOUNT));

		var file = this.caseFiles.get(this.work.handIn("tawasul", "tawasul-assistance-request", answers));

		assertThat(file.request().text())
			.isEqualTo("حل موعد الإيجار\nنوع المساعدة: إيجار\nرقم هوية النزيل: " + DETAINEE);
		assertThat(this.caseFiles.particulars(file.reference())).containsEntry("iban", ACCOUNT);
	}

	@Test
	@DisplayName("with an invalid number is refused with the name of the field")
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
