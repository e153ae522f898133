package sa.wusul.tawasul.letter;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.Digits;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Form handler that registers a sealed envelope by its number alone, for a prison in the
 * charge of the officer.
 */
@Component
class RegisterEnvelopeFormHandler implements FormHandler {

	private static final String NUMBER = "envelopeNumber";

	private final EnvelopeRepository envelopes;

	private final Rights rights;

	private final CurrentStaff staff;

	RegisterEnvelopeFormHandler(EnvelopeRepository envelopes, Rights rights, CurrentStaff staff) {
		this.envelopes = envelopes;
		this.rights = rights;
		this.staff = staff;
	}

	@Override
	public String form() {
		return "tawasul-register-envelope";
	}

	@Override
	public Result handle(Submission submission) {
		var prison = this.rights.organisation()
			.prison(submission.answers().variable("prison"))
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "visit.noPrison"));
		var inCharge = this.rights.ofCentre("tawasul-prison-officers", prison.centre()).id();
		if (this.staff.person().filter((person) -> !person.groups().contains(inCharge)).isPresent()) {
			throw new RefusalException(Kind.FORBIDDEN, "envelope.notYours");
		}
		var number = Digits.toLatin(submission.answers().variable(NUMBER));
		this.envelopes.register(number, prison.id(), submission.author());
		return Result.as(Map.of(NUMBER, number, "centre", prison.centre()));
	}

}
