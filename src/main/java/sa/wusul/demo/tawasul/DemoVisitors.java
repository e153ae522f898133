package sa.wusul.demo.tawasul;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.demo.register.DemoRecords;
import sa.wusul.demo.tawasul.DemoDetainee.Relative;
import sa.wusul.services.register.RegisterEnquiry;
import sa.wusul.tawasul.DetaineeCases;

/**
 * A demo replacement for the register of visitors: relatives and lawyers are those of the
 * demo detainees, and any other person has no kinship.
 */
@Component
class DemoVisitors implements DemoRecords {

	private static final Map<String, Long> USUAL_AGES = Map.of("PARENT", 61L, "SPOUSE", 36L, "CHILD", 19L, "SIBLING",
			33L);

	private static final long ADULT = 40;

	/** The end of the fields that name a visitor, the first to the fifth. */
	private static final String VISITOR = "VisitorIdentityNumber";

	private final DemoDetainees detainees;

	DemoVisitors(DemoDetainees detainees) {
		this.detainees = detainees;
	}

	@Override
	public Map<String, Object> find(String register, RegisterEnquiry enquiry) {
		if (!register.equals("visitors")) {
			return Map.of();
		}
		var detainee = this.detainees
			.find(enquiry.particulars().getOrDefault(DetaineeCases.DETAINEE, enquiry.requester().value()));
		var facts = new HashMap<String, Object>();
		enquiry.particulars().forEach((field, visitor) -> {
			if (field.endsWith(VISITOR)) {
				var prefix = field.substring(0, field.length() - "IdentityNumber".length());
				facts(detainee, visitor).forEach((name, fact) -> facts.put(prefix + name, fact));
			}
		});
		return facts;
	}

	private static Map<String, Object> facts(Optional<DemoDetainee> detainee, String visitor) {
		var relative = detainee.flatMap((known) -> known.relative(visitor));
		var isLawyer = detainee.filter((known) -> known.hasLawyer(visitor)).isPresent();
		var relation = isLawyer ? "LAWYER" : relative.map(Relative::relation).orElse("NONE");
		var facts = new HashMap<String, Object>();
		facts.put("Known", true);
		facts.put("Relation", relation);
		facts.put("Degree", DemoDetainees.degree(relation));
		facts.put("Age",
				relative.map(Relative::age)
					.map(Integer::longValue)
					.orElseGet(() -> USUAL_AGES.getOrDefault(relation, ADULT)));
		var bannedFor = relative.map(Relative::bannedFor);
		facts.put("Banned", bannedFor.isPresent());
		bannedFor.ifPresent((days) -> facts.put("BannedDaysLeft", days.longValue()));
		return facts;
	}

}
