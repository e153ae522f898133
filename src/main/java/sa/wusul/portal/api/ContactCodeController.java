package sa.wusul.portal.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.casefile.CaseReference;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.tawasul.verification.NumberProofService;
import sa.wusul.tawasul.verification.NumberProofService.NumberVerdict;

/**
 * API on which the owner of a number on file gives the code sent to it, instead of
 * telling it to an officer. Both ways share the number of tries.
 */
@RestController
@RequestMapping("/api/cases/{reference}/contact-code")
class ContactCodeController {

	private final NumberProofService proofs;

	ContactCodeController(NumberProofService proofs) {
		this.proofs = proofs;
	}

	@PostMapping
	NumberVerdict give(@PathVariable String reference, @RequestBody Given given, ChannelAccount account) {
		if (given.code() == null) {
			throw new RefusalException(Kind.INVALID, "field.required", "code");
		}
		return this.proofs.supplyCode(CaseReference.parse(reference).value(), given.code());
	}

	/** Sends another code, only to the number on file. */
	@PostMapping("/renewal")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Renewed renew(@PathVariable String reference, ChannelAccount account) {
		return new Renewed(this.proofs.renew(CaseReference.parse(reference).value()));
	}

	record Given(String code) {
	}

	record Renewed(int codesLeft) {
	}

}
