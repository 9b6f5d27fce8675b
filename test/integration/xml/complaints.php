<?php
// A SOAP service of an invented regency, by PHP's own SoapServer. One login, seven complaints, three a page.
class Layanan
{
    public function daftar($halaman, $kunci)
    {
        if ($kunci !== 'kunci-contoh') throw new SoapFault('Client.Authentication', "kunci $kunci ditolak");
        if ((int) $halaman < 1) throw new SoapFault('Client', 'halaman tidak sah');
        if ($halaman == 99) throw new SoapFault('Server', 'basis data mati');
        $semua = array_map(fn($n) => (object) [
            'nomor' => sprintf('%03d', $n),
            'uraian' => "Lampu <jalan> & trotoar rusak di Jalan Contoh $n, é",
            'status' => $n % 2 ? 'Baru' : 'Selesai',
            'masuk' => "2026-03-0{$n}T08:00:00+07:00",
        ], range(1, 7));
        return array_slice($semua, ($halaman - 1) * 3, 3);
    }
}
$versi = str_ends_with($_SERVER['REQUEST_URI'], '12') ? SOAP_1_2 : SOAP_1_1;
$server = new SoapServer(null, ['uri' => 'urn:contoh', 'soap_version' => $versi]);
$server->setClass('Layanan');
$server->handle();
