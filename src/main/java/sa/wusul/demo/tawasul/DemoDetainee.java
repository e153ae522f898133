package sa.wusul.demo.tawasul;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.bind.DefaultValue;

import sa.wusul.casefile.PersonName;

/**
 * A detainee of the demo.
 *
 * @param shows the purpose of this detainee in the demo
 * @param nextHearingIn days until the next court session
 * @param restrictedFor days for which the detainee's contacts are restricted
 */
public record DemoDetainee(String identity, String name, String number, String prison, String ward, String stage,
		String shows, @DefaultValue("true") boolean held, @DefaultValue("LOW") String securityClass,
		@DefaultValue("FAIR") String conduct, @DefaultValue("0") int servedPercent,
		@DefaultValue("0") int sentenceMonthsLeft, @DefaultValue("0") int leavesThisMonth,
		@DefaultValue("false") boolean escapedBefore, @DefaultValue("false") boolean contactRestricted,
		Integer restrictedFor, @DefaultValue("STABLE") String healthStatus, String hospital, String court,
		String courtCaseNumber, Integer nextHearingIn, @DefaultValue List<Relative> relatives, Relative lawyer) {

	/** Returns the detainee with the changes that were made in the demo. */
	DemoDetainee with(DemoDetaineeBook.Changed changed) {
		return new DemoDetainee(this.identity, this.name, this.number, changed.prison().orElse(this.prison),
				changed.ward().orElse(this.ward), changed.stage().orElse(this.stage), this.shows,
				changed.held().orElse(this.held), changed.securityClass().orElse(this.securityClass),
				changed.conduct().orElse(this.conduct), this.servedPercent, this.sentenceMonthsLeft,
				this.leavesThisMonth, changed.escaped().orElse(this.escapedBefore),
				changed.restricted().orElse(this.contactRestricted), this.restrictedFor,
				changed.healthStatus().orElse(this.healthStatus), this.hospital, this.court, this.courtCaseNumber,
				this.nextHearingIn,
				this.relatives.stream()
					.filter((relative) -> !changed.formerRelatives().contains(relative.identity()))
					.toList(),
				(this.lawyer == null || changed.formerRelatives().contains(this.lawyer.identity())) ? null
						: this.lawyer);
	}

	public Optional<Relative> relative(String person) {
		return this.relatives.stream().filter((relative) -> relative.identity().equals(person)).findFirst();
	}

	/** Returns the name of a person if this is the detainee, a relative or the lawyer. */
	Optional<String> name(String person) {
		return this.identity.equals(person) ? Optional.of(this.name) : relative(person).map(Relative::name)
			.or(() -> hasLawyer(person) ? Optional.of(this.lawyer.name()) : Optional.empty());
	}

	public boolean hasLawyer(String person) {
		return this.lawyer != null && this.lawyer.identity().equals(person);
	}

	/** Returns the facts that the register of detainees answers with. */
	Map<String, Object> facts(LocalDate today) {
		var facts = new HashMap<String, Object>();
		facts.put("detaineeKnown", true);
		facts.put("detaineeNameOnFile", new PersonName(this.name));
		facts.put("detaineeHeld", this.held);
		facts.put("detaineeNumber", this.number);
		facts.put("stage", this.stage);
		if (this.held) {
			facts.put("prison", this.prison);
			facts.put("ward", this.ward);
		}
		facts.put("securityClass", this.securityClass);
		facts.put("conduct", this.conduct);
		facts.put("servedPercent", this.servedPercent);
		facts.put("sentenceMonthsLeft", this.sentenceMonthsLeft);
		facts.put("leavesThisMonth", this.leavesThisMonth);
		facts.put("escapedBefore", this.escapedBefore);
		facts.put("contactRestricted", this.contactRestricted);
		facts.put("healthStatus", this.healthStatus);
		if (this.contactRestricted && this.restrictedFor != null) {
			facts.put("restrictedUntil", today.plusDays(this.restrictedFor));
		}
		Optional.ofNullable(this.hospital).ifPresent((name) -> facts.put("hospital", name));
		Optional.ofNullable(this.court).ifPresent((name) -> facts.put("court", name));
		Optional.ofNullable(this.courtCaseNumber).ifPresent((caseNumber) -> facts.put("courtCaseNumber", caseNumber));
		Optional.ofNullable(this.nextHearingIn).ifPresent((days) -> facts.put("nextHearing", today.plusDays(days)));
		return facts;
	}

	/**
	 * A relative or the lawyer of a demo detainee.
	 *
	 * @param age in years; if absent, a usual age for the relation
	 * @param bannedFor days for which the person is still banned from visits
	 */
	public record Relative(String identity, String name, String relation, String mobile, Integer age,
			Integer bannedFor) {
	}

}
