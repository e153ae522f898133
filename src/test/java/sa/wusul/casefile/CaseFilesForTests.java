package sa.wusul.casefile;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import sa.wusul.support.TestDatabase;

/** Case files for tests without a table of them. */
public final class CaseFilesForTests {

	private CaseFilesForTests() {
	}

	/** Returns files in which each reference is a request to renew a passport. */
	public static CaseFiles renewals() {
		return (CaseFiles) Proxy.newProxyInstance(CaseFiles.class.getClassLoader(), new Class<?>[] { CaseFiles.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "get" -> renewal((String) arguments[0]);
					case "particulars" -> Map.of("shortAddress", "RRRD2929", "termYears", "5", "city", "الرياض");
					default -> throw new UnsupportedOperationException(method.getName());
				});
	}

	/** Inserts the row to which others refer. */
	public static void insert(TestDatabase database, String reference) {
		database.jdbc()
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at)
					values (?, 'p', 'PORTAL', 'riyadh', 'women', 't', 'REGISTERED', 'x', 'h', 'CITIZEN', 'x', 'x', 'x', 'x', ?, 'x',
					  current_timestamp)""")
			.params(reference, reference)
			.update();
	}

	private static CaseFile renewal(String reference) {
		return new CaseFile(reference, "services-passport-renewal", Channel.PORTAL,
				new CaseFile.Place("riyadh", "women"), new CaseFile.Request("t", "تجديد الجواز", "x"), null,
				CaseState.REGISTERED,
				new CaseFile.Person("1058529940", "CITIZEN", "نورة العتيبي", "+966501234567", Optional.empty()),
				"channel", new CaseFile.Times(Instant.EPOCH, null, null, null));
	}

}
