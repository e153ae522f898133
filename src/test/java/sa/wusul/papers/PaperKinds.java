package sa.wusul.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request of each kind of paper, for tests. */
final class PaperKinds {

	private static final Instant DAY = Instant.parse("2026-11-20T08:00:00Z");

	private PaperKinds() {
	}

	/** Returns a request by the name of its template. */
	static Map<String, PaperRequest> requests() {
		var requests = new TreeMap<String, PaperRequest>();
		requests.put("answer-letter", Letters.request("answer-letter", Letters.PARAGRAPH));
		requests.put("meeting-dossier", MeetingPapersTest.dossierRequest());
		requests.put("leave-permit", LeavePermitTest.request());
		put(requests, "directive-order",
				Map.of("directiveNumber", 1, "meetingAt", DAY, "directive", "يجدد جواز المواطن فورا", "owner",
						"مدير الجوازات", "department", "الجوازات", "dueAt", DAY, "requester", "محمد الغامدي", "subject",
						"تجديد جواز السفر"));
		put(requests, "disposal-certificate",
				Map.of("listNumber", "1448-7", "centre", "الرياض", "rulesVersion", "1.0.0", "drawnUpAt", DAY,
						"checkedBy", "نورة", "approvedBy", "سعد", "listHash", "ab".repeat(32), "caseCount", 1,
						"leftOutCount", 0, "cases",
						List.of(Map.of("caseReference", Letters.REFERENCE, "service", "تجديد جواز", "openedAt", DAY,
								"closedAt", DAY, "outcome", "أجيب", "rule", "5", "recordingParts", 2,
								"recordingCertificates", Letters.NUMBER))));
		put(requests, "recording-certificate", recordingCertificate());
		put(requests, "service-document",
				Map.of("documentTitle", "جواز سفر", "holder", "محمد الغامدي", "serialNumber", "P1234567", "validFrom",
						LocalDate.of(2026, 11, 24), "validUntil", LocalDate.of(2031, 11, 24), "department", "الجوازات",
						"requester", "محمد الغامدي", "requesterIdentity", "1057830869", "particulars", List.of()));
		put(requests, "tawasul-statement", Map.of("addressee", "محمد الغامدي", "subject", "سؤال عن نزيل", "requestedAt",
				DAY, "rows", List.of(), "centre", "الرياض"));
		put(requests, "terminal-code",
				Map.of("identityNumber", "1057830869", "code", "123456", "validUntil", DAY.plusSeconds(86_400)));
		return requests;
	}

	private static Map<String, Object> recordingCertificate() {
		var parts = List.of(part(1, "المضيف", "ab"), part(2, "صاحب الطلب", "cd"));
		var fields = new HashMap<String, Object>(Map.of("roomNumber", 7, "purpose", "لقاء مسؤول", "heldAt", DAY, "host",
				"معالي الوزير", "result", "لم ينقص منه شيء", "partCount", 2, "unsealedCount", 1, "emptyCount", 1,
				"parts", parts, "software", List.of(Map.of("name", "ffmpeg 7.1.4, rtpengine 12.5.1, wusul 0.9.0"))));
		fields.putAll(Map.of("viewing", "RV-12", "filmHash", "ef".repeat(32), "filmBytes", 25_000_000L));
		return fields;
	}

	private static Map<String, Object> part(int seat, String role, String hash) {
		return Map.of("seat", seat, "role", role, "part", 1, "begunAt", DAY, "endedAt", DAY.plusSeconds(1807), "length",
				"00:30:07", "bytes", 15_000_000L, "hash", hash.repeat(32));
	}

	private static void put(Map<String, PaperRequest> requests, String template, Map<String, Object> fields) {
		requests.put(template, new PaperRequest(template, template, Letters.REFERENCE, fields));
	}

}
