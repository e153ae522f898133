package sa.wusul.demo.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Generated records for people without prepared facts: without objections, due for
 * renewal soon, and always the same for a number.
 */
final class PlausibleRecords {

	private static final List<String> MEN = List.of("خالد", "فيصل", "تركي", "سلطان", "ماجد", "بدر", "نايف", "عمر");

	private static final List<String> WOMEN = List.of("نوف", "أمل", "هدى", "لطيفة", "ريم", "سمر", "وفاء", "عبير");

	private static final List<String> FAMILIES = List.of("الحربي", "القحطاني", "الزهراني", "المطيري", "الشهري",
			"الدوسري", "العنزي", "البقمي", "السبيعي");

	private PlausibleRecords() {
	}

	static Map<String, Object> of(String register, String requester, Map<String, String> particulars) {
		return switch (register) {
			case "persons" -> Map.of("personKnown", true, "addressOnFile", address(requester), "age",
					spread(requester, "age", 24, 66), "travelBan", false, "servicesSuspended", false,
					"identityDaysLeft", spread(requester, "identity", 20, 150), "maritalRecord", true, "cardsLost", 0);
			case "passports" ->
				Map.of("passportFound", true, "passportDaysLeft", spread(requester, "passport", 25, 170),
						"passportReportedLost", false, "passportInUseAbroad", false);
			case "licences" -> Map.of("licenceFound", true, "licenceDaysLeft", spread(requester, "licence", 5, 80),
					"licenceSuspended", false, "fitnessCheckValid", true);
			case "fines" -> Map.of("unpaidFines", 0, "finesDisputed", false);
			case "workers" -> worker(particulars.get("workerIdentityNumber"));
			case "vehicles" -> vehicle(DemoRegisters.vehicle(particulars));
			case "births" -> birth(particulars.get("birthNotificationNumber"));
			case "numbers" -> Map.of("mobileOnFile", mobile(requester));
			default -> Map.of();
		};
	}

	/**
	 * Returns the record of a worker. A number that does not begin with 2 is a border
	 * number, issued before an iqama.
	 */
	private static Map<String, Object> worker(String number) {
		if (number == null) {
			return Map.of("workerFound", false);
		}
		var held = number.startsWith("2");
		var facts = new HashMap<String, Object>(Map.of("workerFound", true, "workerOfRequester", true, "iqamaHeld",
				held, "medicalCheckValid", true, "insuranceValid", true, "workPermitValid", true, "workerAbsent", false,
				"daysInKingdom", held ? spread(number, "days", 400, 1500) : spread(number, "days", 10, 80)));
		if (held) {
			facts.put("iqamaDaysLeft", spread(number, "iqama", 5, 60));
		}
		return facts;
	}

	private static Map<String, Object> vehicle(String number) {
		return (number == null) ? Map.of("vehicleFound", false)
				: Map.of("vehicleFound", true, "vehicleOfRequester", true, "registrationDaysLeft",
						spread(number, "registration", 5, 55), "inspectionValid", true, "vehicleInsuranceValid", true,
						"vehicleStolen", false);
	}

	private static Map<String, Object> birth(String number) {
		return (number == null) ? Map.of("birthNotified", false) : Map.of("birthNotified", true, "birthDaysAgo",
				spread(number, "birth", 2, 28), "alreadyRegistered", false, "parentsMatch", true);
	}

	static String mobile(String identity) {
		return "055" + identity.substring(2, 9);
	}

	/** Returns the short form of a national address. */
	static String address(String identity) {
		return "RRRD" + spread(identity, "address", 1000, 9999);
	}

	static String name(String identity) {
		var woman = spread(identity, "gender", 0, 2) == 1;
		return oneOf(woman ? WOMEN : MEN, identity, "name") + (woman ? " بنت " : " بن ")
				+ oneOf(MEN, identity, "father") + " " + oneOf(FAMILIES, identity, "family");
	}

	private static String oneOf(List<String> names, String number, String salt) {
		return names.get(spread(number, salt, 0, names.size() - 1));
	}

	private static int spread(String number, String salt, int from, int to) {
		return from + Math.floorMod((number + salt).hashCode(), to - from + 1);
	}

}
