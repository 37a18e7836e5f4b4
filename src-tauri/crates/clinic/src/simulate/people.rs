//! Invented people. Nobody here exists; their numbers fit the check digits so that the rules let them in.

use chrono::{Days, NaiveDate};
use domain::{
    commands::{Demographics, PractitionerInput},
    people::{Address, Sex, Situation, Specialty},
};

use super::dice::Dice;

const WOMEN: [&str; 14] = [
    "Joana",
    "Maria",
    "Antônia",
    "Conceição",
    "Luíza",
    "Beatriz",
    "Inês",
    "Tereza",
    "Rosângela",
    "Cecília",
    "Lúcia",
    "Helena",
    "Marília",
    "Zuleica",
];
const MEN: [&str; 14] = [
    "Pedro",
    "João",
    "Antônio",
    "Sebastião",
    "Luís",
    "Otávio",
    "Inácio",
    "Caetano",
    "Rogério",
    "Cícero",
    "Lúcio",
    "Heitor",
    "Mário",
    "Zózimo",
];
const FAMILIES: [&str; 18] = [
    "Araújo",
    "Conceição",
    "Gonçalves",
    "Sant'Ana",
    "Assunção",
    "Brandão",
    "Magalhães",
    "Falcão",
    "Simões",
    "Teixeira",
    "Quaresma",
    "Damasceno",
    "Figueirôa",
    "Salomão",
    "Lourenço",
    "Queirós",
    "Batista",
    "Vilhena",
];
const STREETS: [&str; 6] = [
    "Rua das Amostras",
    "Rua do Ensaio",
    "Avenida da Hipótese",
    "Travessa do Exemplo",
    "Rua da Maquete",
    "Largo do Teste",
];

fn picked<'a>(dice: &mut Dice, among: &[&'a str]) -> &'a str {
    dice.pick(among).copied().unwrap_or_default()
}

/// A given name, `Demo` and two family names.
pub(crate) fn name(dice: &mut Dice, sex: Sex) -> String {
    let given = picked(dice, if sex == Sex::Male { &MEN } else { &WOMEN });
    format!("{given} Demo {} {}", picked(dice, &FAMILIES), picked(dice, &FAMILIES))
}

/// A patient born up to 95 years before `today`.
pub(crate) fn patient(dice: &mut Dice, today: NaiveDate) -> Demographics {
    let sex = if dice.chance(520) { Sex::Female } else { Sex::Male };
    let age_in_days = 200 + dice.below(95 * 365);
    let child = age_in_days < 18 * 365;
    Demographics {
        name: name(dice, sex),
        social_name: dice.chance(20).then(|| name(dice, Sex::Female)),
        birth_date: today.checked_sub_days(Days::new(age_in_days as u64)),
        sex,
        cpf: dice.chance(900).then(|| cpf(dice)),
        cns: dice.chance(800).then(|| cns(dice)),
        other_document: None,
        address: Some(address(dice)),
        phone: dice.chance(700).then(|| format!("(11) 0000-{:04}", dice.below(10_000))),
        mother_name: dice.chance(800).then(|| name(dice, Sex::Female)),
        guardian: child.then(|| name(dice, Sex::Female)),
    }
}

/// A physician with this number of the council of São Paulo.
pub(crate) fn physician(dice: &mut Dice, number: usize, specialty: &str) -> PractitionerInput {
    let sex = if dice.chance(500) { Sex::Female } else { Sex::Male };
    PractitionerInput {
        name: name(dice, sex),
        council: "CRM".to_owned(),
        uf: "SP".to_owned(),
        number: (100_000 + number).to_string(),
        situation: Situation::Active,
        cpf: Some(cpf(dice)),
        address: Some(address(dice)),
        phone: Some("(11) 0000-0000".to_owned()),
        specialties: vec![Specialty { name: specialty.to_owned(), rqe: Some((10_000 + number).to_string()) }],
        programme_registrations: Vec::new(),
    }
}

pub(crate) fn address(dice: &mut Dice) -> Address {
    Address {
        line: format!("{}, {}", picked(dice, &STREETS), 1 + dice.below(2_000)),
        district: "Bairro Demonstração".to_owned(),
        city: "São Paulo".to_owned(),
        uf: "SP".to_owned(),
        postal_code: "01000000".to_owned(),
    }
}

fn digits(dice: &mut Dice, count: usize) -> Vec<u32> {
    (0..count).map(|_| u32::try_from(dice.below(10)).unwrap_or(0)).collect()
}

fn text(digits: &[u32]) -> String {
    digits.iter().filter_map(|digit| char::from_digit(*digit, 10)).collect()
}

/// Nine digits and the two that check them (rulebook 1.11).
fn cpf(dice: &mut Dice) -> String {
    let mut number = digits(dice, 9);
    for _ in 0..2 {
        let weights = (2..).take(number.len());
        let sum: u32 = number.iter().rev().zip(weights).map(|(digit, weight)| digit * weight).sum();
        number.push(match sum % 11 {
            0 | 1 => 0,
            rest => 11 - rest,
        });
    }
    text(&number)
}

/// A provisional card number: it begins with 7 and weighs a multiple of 11 (rulebook 1.11).
fn cns(dice: &mut Dice) -> String {
    loop {
        let mut number = digits(dice, 13);
        number.insert(0, 7);
        let sum: u32 = number.iter().zip((2..=15).rev()).map(|(digit, weight)| digit * weight).sum();
        // The last digit weighs 1; where none fits, another number is thrown.
        let last = (11 - sum % 11) % 11;
        if last < 10 {
            number.push(last);
            return text(&number);
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::identity::{Cns, Cpf};

    use super::*;

    #[test]
    fn invented_numbers_fit_their_check_digits() {
        let mut dice = Dice::seeded(7);
        for _ in 0..500 {
            let (cpf, cns) = (cpf(&mut dice), cns(&mut dice));
            assert!(cpf.parse::<Cpf>().is_ok(), "{cpf} is a CPF");
            assert!(cns.parse::<Cns>().is_ok(), "{cns} is a CNS");
        }
    }
}
