package sa.wusul.demo.register;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Demo page of the sectors' registers: the people in them and the enquiries they
 * received.
 */
@Controller
class DemoRegisterPages {

	private final DemoRegisters registers;

	private final DemoRegisterBook book;

	DemoRegisterPages(DemoRegisters registers, DemoRegisterBook book) {
		this.registers = registers;
		this.book = book;
	}

	@GetMapping("/demo/registers")
	String show(Model model) {
		model.addAttribute("registers", this.registers.registers());
		model.addAttribute("calls", this.book.calls());
		model.addAttribute("people", this.registers.people());
		return "demo/registers";
	}

	/** Switches a register off, or on again. */
	@PostMapping("/demo/registers")
	String set(@RequestParam String register, @RequestParam boolean down) {
		this.registers.set(register, down);
		return "redirect:/demo/registers";
	}

	/** Revokes a power of attorney, or restores it. */
	@PostMapping("/demo/registers/powers")
	String revoke(@RequestParam String power, @RequestParam boolean revoked) {
		this.registers.revoke(power, revoked);
		return "redirect:/demo/registers";
	}

}
