package sa.wusul.portal.cases;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.citizen.Citizen;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.tawasul.verification.NumberProofService;

/**
 * Actions by which a citizen who applies to be a detainee's contact gives the code sent
 * to the number on the register, instead of telling it to an officer.
 */
@Controller
@RequestMapping("/cases/{reference}/number-code")
public class NumberCodePages {

	private final OwnCaseReader cases;

	private final NumberProofService proofs;

	NumberCodePages(OwnCaseReader cases, NumberProofService proofs) {
		this.cases = cases;
		this.proofs = proofs;
	}

	@PostMapping
	String supply(@PathVariable String reference, @RequestParam String code, Citizen citizen) {
		var file = this.cases.get(reference, citizen);
		var verdict = this.proofs.supplyCode(file.reference(), code);
		if (!verdict.proven()) {
			throw new RefusalException(Kind.CONFLICT, "contact.wrongCode", verdict.triesLeft());
		}
		return "redirect:/cases/" + file.reference();
	}

	@PostMapping("/renewal")
	String renew(@PathVariable String reference, Citizen citizen) {
		var file = this.cases.get(reference, citizen);
		this.proofs.renew(file.reference());
		return "redirect:/cases/" + file.reference();
	}

	@GetMapping({ "", "/renewal" })
	String redirectToCase(@PathVariable String reference) {
		return "redirect:/cases/{reference}";
	}

}
