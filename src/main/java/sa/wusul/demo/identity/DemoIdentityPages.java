package sa.wusul.demo.identity;

import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.SignedAnswerReader;

/** Demo page on which to play a person's national app. */
@Controller
class DemoIdentityPages {

	private static final String PAGE = "/demo/identity";

	private final DemoIdentityGateway identity;

	private final SignedAnswerReader reader;

	private final IdentityProofService proofs;

	private final RefusalWords messages;

	DemoIdentityPages(DemoIdentityGateway identity, SignedAnswerReader reader, IdentityProofService proofs,
			RefusalWords messages) {
		this.identity = identity;
		this.reader = reader;
		this.proofs = proofs;
		this.messages = messages;
	}

	@GetMapping(PAGE)
	String show(Model model) {
		model.addAttribute("questions", this.identity.open());
		model.addAttribute("away", !this.identity.isReady());
		return "demo/identity";
	}

	/** Answers as the person, with a signature as in the call-back. */
	@PostMapping(PAGE)
	String answer(@RequestParam String proof, @RequestParam Optional<String> number, RedirectAttributes told) {
		try {
			this.identity.answer(proof, number).map(this.reader::read).ifPresent(this.proofs::take);
		}
		catch (RefusalException refusal) {
			told.addFlashAttribute("refusal", this.messages.text(RefusalWords.ARABIC, refusal));
		}
		return "redirect:" + PAGE;
	}

	/** Lets the national identity be away, or back. */
	@PostMapping(PAGE + "/state")
	String setAway(@RequestParam boolean away) {
		this.identity.setAway(away);
		return "redirect:" + PAGE;
	}

}
