package sa.wusul.portal.call;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.VouchedCitizenService;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.AddressRateLimiter;
import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.IdentityProofService.Shown;
import sa.wusul.reception.proof.NewProof;
import sa.wusul.reception.proof.ProofChannel;
import sa.wusul.reception.proof.ProofPurpose;
import sa.wusul.reception.proof.ProofState;

/**
 * Proof of a caller's identity in their national app, in place of a code: the officer
 * tells the caller the number on the page, which changes by itself once they answer.
 */
@Controller
public class CallProofPages {

	static final String PAGE = "/call/proof";

	private final IdentityProofService proofs;

	private final CallerSessionService calls;

	private final VouchedCitizenService citizens;

	private final AddressRateLimiter limits;

	private final RefusalWords messages;

	CallProofPages(IdentityProofService proofs, CallerSessionService calls, VouchedCitizenService citizens,
			AddressRateLimiter limits, RefusalWords messages) {
		this.proofs = proofs;
		this.calls = calls;
		this.citizens = citizens;
		this.limits = limits;
		this.messages = messages;
	}

	@PostMapping(PAGE)
	String begin(@RequestParam Optional<String> identityNumber, HttpServletRequest request,
			HttpServletResponse response, Locale locale, Model model) {
		var officer = call(request).officer();
		try {
			this.limits.take("login", officer);
			ask(new IdentityNumber(identityNumber.orElse("")), officer, request);
			return "redirect:" + PAGE;
		}
		catch (RefusalException refusal) {
			return again(refusal, response, locale, model);
		}
	}

	private void ask(IdentityNumber person, String officer, HttpServletRequest request) {
		var proof = new Proof("portal-" + UUID.randomUUID(), person.value());
		this.proofs.prepare(new NewProof(proof.key(), ProofChannel.PHONE, ProofPurpose.PORTAL, officer, person.value(),
				Optional.of(person), Optional.empty()));
		this.proofs.ask(proof.key(), Optional.empty());
		request.getSession().setAttribute(CallerSessionService.PROOF, proof);
	}

	/** Shows the number, or what came of it; a confirmed caller's pages open. */
	@GetMapping(PAGE)
	String show(HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
		var call = call(request);
		var proof = proof(request);
		if (proof.isEmpty()) {
			return "redirect:/login";
		}
		var shown = shown(proof.get(), call);
		if (shown.state() == ProofState.CONFIRMED) {
			request.getSession().removeAttribute(CallerSessionService.PROOF);
			try {
				this.calls.admit(this.citizens.find(new IdentityNumber(proof.get().identityNumber())), request);
				return "redirect:/cases";
			}
			catch (RefusalException refusal) {
				return again(refusal, response, locale, model);
			}
		}
		model.addAttribute("proof", shown);
		model.addAttribute("number", shown.number().orElse(""));
		return "portal/call-proof";
	}

	/** Returns the state; the page loads anew when it has changed. */
	@GetMapping(PAGE + "/state")
	String state(HttpServletRequest request, HttpServletResponse response, Model model) {
		var call = call(request);
		var shown = proof(request).map((proof) -> shown(proof, call));
		if (shown.filter((one) -> one.state() == ProofState.ASKED).isEmpty()) {
			response.setHeader("X-Wusul-Refresh", "true");
		}
		model.addAttribute("proof", shown.orElseGet(() -> new Shown(ProofState.WITHDRAWN, Optional.empty(), 0)));
		return "portal/call-proof :: state";
	}

	@PostMapping(PAGE + "/end")
	String end(HttpServletRequest request) {
		call(request);
		proof(request).ifPresent((proof) -> this.proofs.withdraw(proof.key()));
		request.getSession().removeAttribute(CallerSessionService.PROOF);
		return "redirect:/login";
	}

	private Shown shown(Proof proof, CallerSessionService.Call call) {
		return this.proofs.show(proof.key(), call.officer())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "identity.unknown"));
	}

	private static CallerSessionService.Call call(HttpServletRequest request) {
		return CallerSessionService.current(request)
			.orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, "call.notYours"));
	}

	private static Optional<Proof> proof(HttpServletRequest request) {
		return Optional.ofNullable((Proof) request.getSession().getAttribute(CallerSessionService.PROOF));
	}

	private String again(RefusalException refusal, HttpServletResponse response, Locale locale, Model model) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.messages.text(locale, refusal));
		model.addAttribute("appProof", this.proofs.isAvailable());
		return "portal/login";
	}

	/** A proof of this session. */
	record Proof(String key, String identityNumber) implements Serializable {

		/** Omits the identity number, which must not be logged. */
		@Override
		public String toString() {
			return "Proof[" + this.key + "]";
		}

	}

}
