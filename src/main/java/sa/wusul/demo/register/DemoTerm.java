package sa.wusul.demo.register;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import sa.wusul.platform.text.NeutralText;

/**
 * The validity of the demo registers' entries.
 *
 * @param years the default if the requester does not choose; empty if it does not end
 * @param runsOn whether it begins when the old term ends
 */
record DemoTerm(String prefix, Optional<Integer> years, boolean runsOn) {

	private static final Map<String, DemoTerm> KINDS = Map.of("RENEW_PASSPORT", of("P", 5, false), "ISSUE_IQAMA",
			of("Q", 1, false), "RENEW_IQAMA", of("Q", 1, true), "RENEW_DRIVING_LICENCE", of("D", 10, true),
			"RENEW_VEHICLE_REGISTRATION", of("V", 3, true), "RENEW_IDENTITY_CARD", of("N", 10, false),
			"REPLACE_IDENTITY_CARD", of("N", 0, true), "REGISTER_BIRTH", new DemoTerm("B", Optional.empty(), false),
			"RENEW_LICENCE", of("L", 3, false));

	private static DemoTerm of(String prefix, int years, boolean runsOn) {
		return new DemoTerm(prefix, Optional.of(years), runsOn);
	}

	static DemoTerm of(String entryKind) {
		return KINDS.getOrDefault(entryKind, of("S", 1, false));
	}

	LocalDate until(LocalDate today, LocalDate oldEnd, Optional<Integer> chosen) {
		var from = this.runsOn ? oldEnd : today;
		return this.years.map((usual) -> from.plusYears(chosen.orElse(usual))).orElse(null);
	}

	String serialNumber(String key) {
		return NeutralText.format("%s%08d", this.prefix, Math.floorMod(key.hashCode(), 100_000_000));
	}

}
