package sa.wusul.papers;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Letters for tests. */
final class Letters {

	static final String REFERENCE = "1448-0001234-7";

	static final String NUMBER = REFERENCE + "/1";

	static final VerificationCode CODE = new VerificationCode("7K3M9QXA2HTD");

	static final Instant ISSUED_AT = Instant.parse("2026-11-24T09:30:00Z");

	static final String PARAGRAPH = "تمت الموافقة على طلب تجديد رخصة الإقامة رقم 2098765432 وفقًا للنظام، "
			+ "ويرجى مراجعة إدارة الجوازات بمنطقة الرياض (مكتب حي الملز) مصطحبين معكم أصل جواز السفر.";

	private static final PaperRenderer PRINTER = new PaperRenderer(new PaperTemplateRenderer(), "");

	private Letters() {
	}

	static PaperRequest request(String key, String answer) {
		return new PaperRequest(key, "answer-letter", REFERENCE, fields(answer));
	}

	static Map<String, Object> fields(String answer) {
		var fields = new HashMap<String, Object>();
		fields.put("addressee", "محمد بن عبدالله الغامدي");
		fields.put("subject", "تجديد رخصة الإقامة");
		fields.put("requestedAt", Instant.parse("2026-11-10T08:00:00Z"));
		fields.put("department", "الجوازات");
		fields.put("answer", answer);
		return fields;
	}

	static PaperRenderer printer() {
		return PRINTER;
	}

	static PrintedPage print(String answer) {
		return new PrintedPage(PRINTER.print(request("key", answer), NUMBER, CODE, ISSUED_AT).content());
	}

}
