//! QR: what a page says about itself, for a telephone's camera.

use qrcode::{Color, EcLevel, QrCode};

use super::{CodeError, Modules};

/// `text` as a QR code that reads with 15 % of it lost.
pub(crate) fn qr(text: &str) -> Result<Modules, CodeError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| CodeError { symbol: "QR" })?;
    let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    Ok(Modules { width: code.width(), dark })
}
