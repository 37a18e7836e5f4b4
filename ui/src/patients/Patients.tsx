import { Route, Routes } from 'react-router';
import { Chart } from './Chart';
import { FindPatient } from './FindPatient';
import { RegisterPatient } from './RegisterPatient';

/** Find, register, and the chart of one. */
export default function Patients() {
  return (
    <Routes>
      <Route index element={<FindPatient />} />
      <Route path="new" element={<RegisterPatient />} />
      <Route path=":id/:tab?" element={<Chart />} />
    </Routes>
  );
}
